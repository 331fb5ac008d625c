<?php

function byHeight($plants)
{
    return $plants->find(['$where' => 'this.height > ' . $_GET['height']]); // finding: script-in-query
}

function byName($plants)
{
    $name = trim($_POST['name']);
    $filter = ['sown' => true, '$where' => "this.name == '$name'"];
    return $plants->findOne($filter); // finding: script-in-query
}

function howMany($plants)
{
    $test = sprintf('this.leaves >= %s', $_COOKIE['leaves']);
    return $plants->countDocuments(['$where' => $test]); // finding: script-in-query
}
