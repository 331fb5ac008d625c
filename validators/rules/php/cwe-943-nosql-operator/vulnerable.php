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
