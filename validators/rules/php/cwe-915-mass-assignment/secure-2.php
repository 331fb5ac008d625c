<?php
class AccountController
{
    public function update(Request $request)
    {
        $fields = $request->validate(['name' => 'required', 'bio' => 'string']);
        $request->user()->forceFill($fields)->save(); // evidence: listed-fields
    }
}
