using System;
using System.Net;
using System.Net.Http;
using System.Threading;

public class Rates
{
    public HttpClient Client()
    {
        return new HttpClient { Timeout = TimeSpan.FromSeconds(10) }; // evidence: limited
    }

    public void Old(HttpWebRequest request)
    {
        request.Timeout = 5000; // evidence: limited
    }

    public void Cancelled(CancellationTokenSource source)
    {
        source.CancelAfter(TimeSpan.FromSeconds(5)); // evidence: cancelled
    }

    public void Wait(Timer timer, ManualResetEvent gate)
    {
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        gate.WaitOne(Timeout.Infinite);
    }
}
