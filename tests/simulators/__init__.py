"""Simulated organisations, surveys, deliveries and broken files, with the truth beside them.

Written before the code they judge. They share one generator with the example organisations
(pipeline.demo.generator) and use nothing else of the product but its quarters.
"""
