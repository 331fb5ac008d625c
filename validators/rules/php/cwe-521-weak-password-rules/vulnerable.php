<?php
class RegisterController extends Controller
{
    public function store(Request $request)
    {
        $request->validate(['name' => 'required', 'password' => 'required|min:6']); // finding: short-password
    }

    public function rules()
    {
        return ['password' => Password::min(4)]; // finding: short-password
    }

    public function make(array $data)
    {
        return Validator::make($data, ['password' => 'required|string|min:5|confirmed']); // finding: short-password
    }

    public function listed(Request $request)
    {
        $request->validate(['password' => ['required', 'min:4']]); // finding: short-password
    }
}
