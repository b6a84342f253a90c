"""Every entry that has the brand in a name, in every register, and how it stands today."""

import json
from urllib.parse import urlencode
from urllib.request import urlopen

question = urlencode({"q": "XIAOMI"})
with urlopen(f"http://127.0.0.1:8000/v1/entries?{question}") as answer:
    for entry in json.load(answer)["items"]:
        print(entry["register"], entry["mark"], entry["status"])
