<?php

function keep(): void
{
    move_uploaded_file($_FILES['photo']['tmp_name'], '/srv/photos/' . $_FILES['photo']['name']);
}
