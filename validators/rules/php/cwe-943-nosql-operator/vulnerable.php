<?php
function login($collection)
{
    return $collection->findOne(['name' => $_POST['name'], 'password' => $_POST['password']]); // finding: operator-from-request
}

function remove($users)
{
    $id = $_GET['id'];
    $users->deleteMany(array('id' => $id)); // finding: operator-from-request
}

function query()
{
    return new MongoDB\Driver\Query(['team' => $_REQUEST['team']]); // finding: operator-from-request
}

class Wardens
{
    public function __construct(private MongoDB\Collection $wardens)
    {
    }

    public function named($name)
    {
        return $this->wardens->findOne(['name' => $name]); // finding: operator-from-request
    }
}

(new Wardens((new MongoDB\Client())->selectCollection('park', 'wardens')))->named($_GET['name']);

function by_chain()
{
    $client = new \MongoDB\Client(getenv('MONGO'));

    return $client->shop->people->findOne(['pin' => $_POST['pin']]); // finding: operator-from-request
}
