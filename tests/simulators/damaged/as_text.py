"""Damage to a CSV as a whole: encoding, delimiter, quotes, line ends, and where it was cut off."""

from collections.abc import Iterator

from tests.simulators.damaged.variant import ANSWERS, TALKS, Mag, Table, Variant, variant
from tests.simulators.damaged.writing import as_csv

_ENCODINGS: dict[str, Mag] = {
    "utf-8": "leesbaar",
    "utf-8-sig": "leesbaar",
    "cp1252": "leesbaar",
    "iso-8859-15": "leesbaar",
    "utf-16": "leesbaar",
    "utf-16-le": "een_van_beide",  # without a byte order mark
    "utf-16-be": "een_van_beide",
    "utf-32": "een_van_beide",
    "mac-roman": "een_van_beide",
    "cp850": "een_van_beide",
    "utf-7": "een_van_beide",
}
_DELIMITERS = {"puntkomma": ";", "komma": ",", "tab": "\t", "streep": "|"}


def text_variants() -> Iterator[Variant]:
    for table in (TALKS, ANSWERS):
        yield from _encodings(table)
        yield from _delimiters(table)
        yield from _quotes(table)
        yield from _cuts(table)
    yield from _mixed_encodings(TALKS)
    yield from _odd_delimiters(ANSWERS)
    yield from _line_ends(ANSWERS)
    yield from _nothing()


def _made(table: Table, name: str, content: bytes, mag: Mag, file: str = "tekst.csv") -> Variant:
    return variant(f"{table.name}_{name}", file, lambda: content, mag, table)


def _encodings(table: Table) -> Iterator[Variant]:
    for encoding, mag in _ENCODINGS.items():
        yield _made(table, f"codering_{encoding}", as_csv(table.grid, encoding=encoding), mag)


def _mixed_encodings(table: Table) -> Iterator[Variant]:
    good = as_csv(table.grid)
    bom = b"\xef\xbb\xbf"
    half = good.index(b"\n", len(good) // 2)
    mixed = good[:half] + good[half:].decode().encode("cp1252")
    yield _made(
        table, "codering_dubbel", good.decode().encode().decode("latin-1").encode(), "een_van_beide"
    )
    yield _made(table, "codering_gemengd", mixed, "een_van_beide")
    yield _made(table, "codering_twee_bom", bom + bom + good, "een_van_beide")
    yield _made(table, "codering_bom_utf16_inhoud_utf8", b"\xff\xfe" + good, "een_van_beide")
    yield _made(
        table,
        "codering_bom_utf8_inhoud_cp1252",
        bom + good.decode().encode("cp1252"),
        "een_van_beide",
    )
    yield _made(
        table, "codering_vervangtekens", good.decode().encode("ascii", "replace"), "een_van_beide"
    )


def _delimiters(table: Table) -> Iterator[Variant]:
    for name, sep in _DELIMITERS.items():
        yield _made(table, f"scheiding_{name}", as_csv(table.grid, sep), "leesbaar")
        quoted = as_csv(table.grid, sep, is_quoted=True)
        yield _made(table, f"scheiding_{name}_aangehaald", quoted, "leesbaar")


def _odd_delimiters(table: Table) -> Iterator[Variant]:
    yield _made(table, "scheiding_sep_regel", b"sep=;\r\n" + as_csv(table.grid), "leesbaar")
    yield _made(table, "scheiding_tsv", as_csv(table.grid, "\t"), "leesbaar", "export.tsv")
    yield _made(table, "scheiding_txt", as_csv(table.grid, "\t"), "leesbaar", "export.txt")
    yield _made(table, "scheiding_tilde", as_csv(table.grid, "~"), "een_van_beide")
    yield _made(table, "scheiding_dakje", as_csv(table.grid, "^"), "een_van_beide")
    header, rows = table.grid[:1], table.grid[1:]
    yield _made(
        table, "scheiding_kop_anders", as_csv(header, ",") + as_csv(rows, ";"), "een_van_beide"
    )
    half = len(rows) // 2
    halves = as_csv(header + rows[:half], ";") + as_csv(rows[half:], ",")
    yield _made(table, "scheiding_halverwege_anders", halves, "een_van_beide")
    doubled = as_csv(table.grid, ";", is_quoted=True).replace(b'";"', b'";;"')
    yield _made(table, "scheiding_verdubbeld", doubled, "een_van_beide")


def _line_ends(table: Table) -> Iterator[Variant]:
    yield _made(table, "regeleinde_lf", as_csv(table.grid, end="\n"), "leesbaar")
    yield _made(table, "regeleinde_cr", as_csv(table.grid, end="\r"), "een_van_beide")
    yield _made(table, "regeleinde_dubbel", as_csv(table.grid, end="\r\r\n"), "een_van_beide")
    rows = [as_csv([row], end="\n" if i % 2 else "\r\n") for i, row in enumerate(table.grid)]
    yield _made(table, "regeleinde_gemengd", b"".join(rows), "leesbaar")
    yield _made(
        table, "regeleinde_laatste_weg", as_csv(table.grid).removesuffix(b"\r\n"), "leesbaar"
    )
    yield _made(table, "regeleinde_ctrl_z", as_csv(table.grid) + b"\x1a", "een_van_beide")
    yield _made(
        table, "regeleinde_nul_achteraan", as_csv(table.grid) + bytes(4096), "een_van_beide"
    )


def _quotes(table: Table) -> Iterator[Variant]:
    lines = as_csv(table.grid, is_quoted=True).split(b"\r\n")
    plain = as_csv(table.grid).split(b"\r\n")

    def changed(line: bytes, number: int = 3) -> bytes:
        return b"\r\n".join([*plain[:number], line, *plain[number + 1 :]])

    yield _made(table, "citaat_begin_zonder_eind", changed(b'"' + plain[3]), "een_van_beide")
    yield _made(
        table, "citaat_midden_in_cel", changed(plain[3].replace(b";", b';"', 2)), "een_van_beide"
    )
    yield _made(table, "citaat_aan_eind", changed(plain[3] + b'"'), "een_van_beide")
    yield _made(
        table, "citaat_in_kop", changed(plain[0].replace(b";", b'";', 1), 0), "een_van_beide"
    )
    yield _made(
        table, "citaat_los_woord", changed(plain[3].replace(b"e", b'e"e', 1)), "een_van_beide"
    )
    single = b"\r\n".join(lines).replace(b'"', b"'")
    yield _made(table, "citaat_enkel", single, "een_van_beide")
    curly = b"\r\n".join(lines).decode().replace('"', "\u201d").encode()
    yield _made(table, "citaat_krul", curly, "een_van_beide")
    backslash = b"\r\n".join(lines).replace(b'""goed zo""', b'\\"goed zo\\"')
    yield _made(table, "citaat_met_schuine_streep", backslash, "een_van_beide")
    whole = b"\r\n".join(b'"' + line.replace(b'"', b'""') + b'"' for line in plain if line)
    yield _made(table, "citaat_om_hele_regels", whole, "een_van_beide")


def _cuts(table: Table) -> Iterator[Variant]:
    good = as_csv(table.grid)
    first_line = good.index(b"\r\n")

    def made(name: str, end: int, mag: Mag) -> Variant:
        name = f"{table.name}_afgekapt_{name}"
        return variant(name, "afgekapt.csv", lambda: good[:end], mag, table, is_cut=True)

    yield made("na_1_teken", 1, "geweigerd")
    yield made("in_de_kop", first_line // 3, "geweigerd")
    yield made("na_de_kop", first_line + 2, "geweigerd")
    for percent in (25, 50, 75, 90):
        yield made(f"op_{percent}_procent", len(good) * percent // 100, "een_van_beide")
    yield made("in_een_teken", good.index(b"\xc3") + 1, "een_van_beide")
    yield made("in_de_laatste_cel", len(good) - 4, "een_van_beide")


def _nothing() -> Iterator[Variant]:
    contents = {
        "leeg": b"",
        "alleen_bom": b"\xef\xbb\xbf",
        "alleen_witregels": b"\r\n" * 50,
        "alleen_spaties": b" " * 5000,
        "alleen_scheidingstekens": b";;;;;;;\r\n" * 20,
        "alleen_nullen": bytes(10_000),
        "een_woord": b"registratie",
    }
    for name, content in contents.items():
        yield variant(f"niets_{name}", "niets.csv", lambda content=content: content, "geweigerd")
