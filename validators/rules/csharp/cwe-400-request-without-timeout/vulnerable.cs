using System;
using System.Net;
using System.Net.Http;
using System.Threading;

public class Rates
{
    public HttpClient Client()
    {
        return new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // finding: no-limit
    }

    public void Later(HttpClient client)
    {
        client.Timeout = TimeSpan.FromMilliseconds(-1); // finding: no-limit
    }

    public void Old(HttpWebRequest request)
    {
        request.Timeout = Timeout.Infinite; // finding: no-limit
    }
}
