<?php
class InvoiceController extends Controller
{
    public function download(Request $request, int $id)
    {
        $invoice = Invoice::query()->findOrFail($id); // finding: found-by-id
        return Storage::download($invoice->path);
    }

    public function show(int $invoiceId)
    {
        return view('invoice', ['invoice' => Invoice::with('lines')->find($invoiceId)]); // finding: found-by-id
    }
}
