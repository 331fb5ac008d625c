import asyncssh
import paramiko
import pysftp


def connect(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # finding
    client.connect(host)


def warn(client):
    client.set_missing_host_key_policy(paramiko.WarningPolicy)  # finding


async def other(host):
    return await asyncssh.connect(host, known_hosts=None)  # finding


def sftp():
    options = pysftp.CnOpts()
    options.hostkeys = None  # finding
    return options
