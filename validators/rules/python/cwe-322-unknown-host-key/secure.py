import asyncssh
import paramiko


def connect(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())  # evidence
    client.connect(host)


def listed(client):
    client.load_host_keys("/etc/ssh/known_hosts")  # evidence


async def other(host):
    known = asyncssh.read_known_hosts("known_hosts")  # evidence
    return await asyncssh.connect(host, known_hosts=known)


def policy(client, chosen):
    return chosen
