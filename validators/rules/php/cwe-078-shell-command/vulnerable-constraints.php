<?php

namespace App\Command;

use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Validator\ValidatorInterface;

final class Turnstile
{
    public function __construct(private readonly ValidatorInterface $asks)
    {
    }

    public function lock(): int
    {
        $peer = $_POST['peer'];
        $wrong = $this->asks->validate($peer, [new Assert\NotBlank(), new Assert\Length(max: 40)]);
        if (count($wrong) !== 0) {
            return 1;
        }
        exec("turnstile lock $peer"); // finding
        return 0;
    }

    public function open(): int
    {
        $peer = $_POST['peer'];
        $wrong = $this->asks->validate($peer, [new Assert\Ip()]);
        if (count($wrong) === 0) {
            return 1;
        }
        exec('turnstile open ' . $peer); // finding
        return 0;
    }

    public function grouped(): int
    {
        $peer = $_POST['peer'];
        if (count($this->asks->validate($peer, [new Assert\Ip(groups: ['strict'])])) > 0) {
            return 1;
        }
        exec('turnstile open ' . $peer); // finding
        return 0;
    }
}
