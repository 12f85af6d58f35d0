"""What other people's programs read of records of metadata.

Arguments: a folder of judges, and stems of records. Prints JSON: for each
stem, what the schemas have against it, and what the parsers read.
"""
import datetime
import json
import sys

folder, stems = sys.argv[1], sys.argv[2:]
sys.path.insert(0, folder)

import bibtexparser  # noqa: E402
import jsonschema  # noqa: E402
import rispy  # noqa: E402
from bibtexparser.bparser import BibTexParser  # noqa: E402
from ruamel.yaml import YAML  # noqa: E402


def plain(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def read(path):
    with open(f'{folder}/{path}', encoding='utf8') as file:
        return json.load(file)


def faults(validator, value):
    return [f'{list(error.path)} {error.message[:200]}' for error in validator.iter_errors(value)]


cff = jsonschema.Draft7Validator(read('cffconvert/schemas/1.2.0/schema.json'))
newest = read('datacite/schemas/datacite-v4.5.json')
# What 4.6 added to it.
newest['definitions']['contributorType']['enum'].append('Translator')
datacite = jsonschema.Draft7Validator(newest)


def judged(stem):
    with open(f'{stem}.cff', encoding='utf8') as file:
        said = faults(cff, plain(YAML(typ='safe').load(file)))
    with open(f'{stem}.datacite.json', encoding='utf8') as file:
        said += faults(datacite, json.load(file))
    with open(f'{stem}.ris', encoding='utf8') as file:
        ris = rispy.load(file)
    with open(f'{stem}.bib', encoding='utf8') as file:
        bib = bibtexparser.load(file, BibTexParser(common_strings=True)).entries
    return {'faults': said, 'ris': ris, 'bib': bib}


print(json.dumps([judged(stem) for stem in stems]))
