"""Updates, history and past versions in a database. Alone imports peewee; `repository.Repository` is the door."""
