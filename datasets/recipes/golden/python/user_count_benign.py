"""Counting customers."""

import sqlite3


def count_customers(path: str) -> int:
    connection = sqlite3.connect(path)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM customer")
        return cursor.fetchone()[0]
    finally:
        connection.close()
