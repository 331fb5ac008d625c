<?php
class RegisterController extends Controller
{
    public function store(Request $request)
    {
        $request->validate(['name' => 'required|min:2', 'password' => 'required|min:12']); // evidence: long-password
    }

    public function rules()
    {
        return ['password' => Password::min(10)->uncompromised()]; // evidence: long-password
    }

    public function make(array $data)
    {
        return Validator::make($data, ['password' => 'required|min:8|confirmed']); // evidence: long-password
    }
}
