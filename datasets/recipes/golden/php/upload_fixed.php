<?php

function keep(): void
{
    $name = bin2hex(random_bytes(16)) . '.jpg';
    move_uploaded_file($_FILES['photo']['tmp_name'], '/srv/photos/' . $name);
}
