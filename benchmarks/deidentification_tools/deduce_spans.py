"""Runs in deduce's own environment: a JSON list of sentences in, what deduce finds out."""

import json
import sys
import time

from deduce import Deduce

sentences = json.load(sys.stdin)
started = time.perf_counter()
model = Deduce()
model.deidentify("warm")
load = time.perf_counter() - started
started = time.process_time()
found = [model.deidentify(sentence).annotations for sentence in sentences]
seconds = time.process_time() - started
spans = [[(a.start_char, a.end_char, a.tag) for a in one] for one in found]
print(json.dumps({"load": load, "seconds": seconds, "spans": spans}))
