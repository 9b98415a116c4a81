from __future__ import annotations

import json

from studysite.publish import search


def test_the_index_is_moved_and_a_note_left() -> None:
    index = json.dumps({"config": {"lang": ["pt"], "first": {"pages": [1]}, "texts": ["a"]}, "docs": []})
    later = '{"first":"../../search/names.json","texts":"../../search/texts.json"}'
    assert search.note(index) == f'{{"config":{{"lang":["pt"],"later":{later}}},"docs":[]}}'
