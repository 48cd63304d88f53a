using System.Runtime.Versioning;

namespace SeaTable;

/// <summary>The handler for the <see cref="HttpClient"/> of a client that is given one.</summary>
public static class SeaTableHttpHandler
{
    /// <summary>
    /// Creates a handler as clients that are given none use it: it follows no redirects, on which tokens get lost, keeps calls to
    /// this machine from proxies, and renews its connections every five minutes, so that it can be kept. On top of it an addition
    /// passes to the network once, even when handlers before it read its content into memory and repeat it.
    /// </summary>
    /// <param name="configure">Sets what else the connections need, such as a proxy or certificates.</param>
    /// <returns>The handler.</returns>
    [UnsupportedOSPlatform("browser")]
    public static HttpMessageHandler Create(Action<SocketsHttpHandler>? configure = null)
    {
        var handler = Connection.NewHandler(() => HttpClient.DefaultProxy);
        configure?.Invoke(handler);
        handler.AllowAutoRedirect = false;
        return new SendOnceHandler(handler);
    }
}
