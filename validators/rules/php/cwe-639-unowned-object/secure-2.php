<?php
class InvoiceController extends Controller
{
    public function download(Request $request, int $id)
    {
        $invoice = Invoice::query()->whereBelongsTo($request->user())->findOrFail($id); // evidence: among-the-callers-own
        return Storage::download($invoice->path);
    }

    public function show(int $invoiceId)
    {
        $own = Invoice::where('user_id', auth()->id())->with('lines');
        return view('invoice', ['invoice' => $own->find($invoiceId)]); // evidence: among-the-callers-own
    }

    public function category(int $id)
    {
        return Category::query()->findOrFail($id);
    }
}
