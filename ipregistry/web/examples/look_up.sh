# every entry that has the brand in a name, in every register, and how it stands today
curl 'http://127.0.0.1:8000/v1/entries?q=XIAOMI'
