"""Holds a payout file (standard input) against the schema pain.001.001.09 of ISO 20022 that the PyPI package sepaxml brings; prints what is wrong and ends with 1, or prints the sum and number of transfers."""

import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import sepaxml
import xmlschema

text = sys.stdin.read()
schema = xmlschema.XMLSchema(Path(sepaxml.__file__).parent / "schemas/pain.001.001.09.xsd")
wrong = list(schema.iter_errors(text))
for error in wrong[:5]:
    print(error.path, error.reason)
if wrong:
    sys.exit(1)
name = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
amounts = [Decimal(node.text) for node in ElementTree.fromstring(text.encode()).iter(name + "InstdAmt")]
print(sum(amounts), len(amounts))
