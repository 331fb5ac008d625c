<?php
function login($user, $password)
{
    error_log("login of $user with " . $password); // finding: secret-logged
}

class Client
{
    public function call($request)
    {
        $this->logger->info('calling', ['url' => $request->url, 'token' => $request->token]); // finding: secret-logged
        syslog(LOG_INFO, 'key ' . $this->apiKey); // finding: secret-logged
    }
}
