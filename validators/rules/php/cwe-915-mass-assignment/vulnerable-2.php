<?php
class AccountController
{
    public function update(Request $request)
    {
        $fields = $request->except(['_token']);
        $request->user()->forceFill($fields)->save(); // finding: whole-request
    }
}
