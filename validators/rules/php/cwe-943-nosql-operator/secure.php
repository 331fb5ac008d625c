<?php
function login($collection)
{
    return $collection->findOne(['name' => (string) $_POST['name']]); // evidence: sanitized
}

function remove($users)
{
    $id = $_GET['id'];
    if (!is_string($id)) {
        exit;
    }
    $users->deleteMany(['id' => $id]); // evidence: guarded
}

function text($collection)
{
    return $collection->find(['team' => strval($_GET['team'])]); // evidence: sanitized
}

function active($collection)
{
    return $collection->find(['active' => true]);
}

class Wardens
{
    public function __construct(private MongoDB\Collection $wardens)
    {
    }

    public function named(string $name)
    {
        return $this->wardens->findOne(['name' => $name]); // evidence: sanitized
    }
}

(new Wardens((new MongoDB\Client())->selectCollection('park', 'wardens')))->named($_GET['name']);

function by_chain()
{
    $client = new \MongoDB\Client(getenv('MONGO'));

    return $client->shop->people->findOne(['pin' => (string) $_POST['pin']]); // evidence: sanitized
}
