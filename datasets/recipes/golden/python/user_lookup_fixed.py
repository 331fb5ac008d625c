"""Finding customers by name."""

import sqlite3


def find_customers(path: str, name: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT id, email FROM customer WHERE name = ?", (name,))
        return cursor.fetchall()
    finally:
        connection.close()
