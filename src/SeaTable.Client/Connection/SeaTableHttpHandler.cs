namespace SeaTable;

/// <summary>The handler for the <see cref="HttpClient"/> of a client that is given one.</summary>
public static class SeaTableHttpHandler
{
    /// <summary>
    /// Creates a handler as clients that are given none use it: it follows no redirects, on which tokens get lost, keeps calls to
    /// this machine from proxies, and renews its connections every five minutes, so that it can be kept.
    /// </summary>
    /// <returns>The handler.</returns>
    public static SocketsHttpHandler Create() => Connection.NewHandler(() => HttpClient.DefaultProxy);
}
