<?php
class CardController
{
    public function store($request, $card)
    {
        $card->update($request->only($request->input('fields')));
        $card->update($request->only(['title', 'text'])); // evidence: listed-fields
        $card->update($request->safe()->all()); // evidence: listed-fields
        $card->update(array_intersect_key($_POST, $_GET));
        $card->update(array_intersect_key($_POST, ['title' => 1])); // evidence: listed-fields
    }
}
