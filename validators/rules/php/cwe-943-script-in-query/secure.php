<?php

function byHeight($plants)
{
    return $plants->find(['$where' => 'this.height > ' . (float) $_GET['height']]); // evidence: sanitized
}

function byName($plants)
{
    $name = json_encode((string) $_POST['name']);
    return $plants->findOne(['$where' => 'this.name == ' . $name]); // evidence: sanitized
}

function grown($plants)
{
    return $plants->countDocuments(['$where' => 'this.height > this.limit']); // evidence: constant-script
}
