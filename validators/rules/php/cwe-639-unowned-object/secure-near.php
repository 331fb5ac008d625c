<?php
class InvoiceController
{
    public function show($request, $id)
    {
        Invoice::where('owner_id', $request->user()->id)->find($id); // evidence: among-the-callers-own
        Invoice::where('owner_id', $request->input('owner_id'))->firstOrFail();
    }
}
