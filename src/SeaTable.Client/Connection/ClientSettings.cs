using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The options of one client, checked and no longer changeable.</summary>
internal sealed class ClientSettings
{
    private static readonly TimeSpan s_longestLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_longestWindow = TimeSpan.FromMinutes(1);

    private ClientSettings(Uri server, Secret apiToken, SeaTableOptions options)
    {
        Server = server;
        ApiToken = apiToken;
        MetadataLifetime = options.MetadataLifetime;
        VerifyWrites = options.VerifyWrites;
        JoinWindow = options.JoinWindow;
        SqlRowLimit = options.SqlRowLimit;
        CreateMissingOptions = options.CreateMissingOptions;
        PlainHttpHosts = [.. options.PlainHttpHosts];
        TimeProvider = options.TimeProvider;
        TokenStore = options.TokenStore;
        TimeZone = new ServerTimeZone(options.TimeZone);
        SchemaDrift = options.SchemaDrift;
        Retry = options.Retry.Checked();
        RateLimiter = options.RateLimiter;
        Log = options.LoggerFactory is { } logs ? new GuardedLog(logs.CreateLogger(ClientLog.Category)) : NullLogger.Instance;
    }

    /// <summary>The server's address, always ending with a slash.</summary>
    internal Uri Server { get; }

    internal Secret ApiToken { get; }

    internal IReadOnlyList<string> PlainHttpHosts { get; }

    internal TimeSpan MetadataLifetime { get; }

    internal bool VerifyWrites { get; }

    /// <summary>How long calls about single rows wait for others while one is under way; zero when they are not joined.</summary>
    internal TimeSpan JoinWindow { get; }

    /// <summary>The most rows of an answer to SQL, if it is known.</summary>
    internal int? SqlRowLimit { get; }

    internal bool CreateMissingOptions { get; }

    internal TimeProvider TimeProvider { get; }

    internal ISeaTableTokenStore? TokenStore { get; }

    internal ServerTimeZone TimeZone { get; }

    internal SeaTableSchemaDrift SchemaDrift { get; }

    internal SeaTableRetryOptions Retry { get; }

    /// <summary>The limit of calls that the caller brings; null for the client's own.</summary>
    internal RateLimiter? RateLimiter { get; }

    internal ILogger Log { get; }

    internal static ClientSettings From(SeaTableOptions options)
    {
        if (options.Server is not { } server)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.Server is missing: set it to the server's address, for example https://cloud.seatable.io.");
        }

        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != Uri.UriSchemeHttp))
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.Server is not a web address. Write it in full, for example https://cloud.seatable.io.");
        }

        if (server.UserInfo.Length > 0)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.Server holds a user or password. Give the address alone; the API token is all that is needed.");
        }

        if (!IsSafe(server, options.PlainHttpHosts))
        {
            throw new SeaTableConfigurationException(
                $"SeaTableOptions.Server is {server.GetLeftPart(UriPartial.Authority)}: over plain http the token could be " +
                "read on the way. Use https; http is only for a server on this machine, by its literal address such as " +
                "http://127.0.0.1:8000, for a name (localhost, too) may lead elsewhere. A host to which the token may travel " +
                "in the open all the same is permitted by SeaTableOptions.PlainHttpHosts.");
        }

        var apiToken = CheckToken(options.ApiToken);

        if (options.MetadataLifetime < TimeSpan.Zero)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.MetadataLifetime is negative: give a time span of zero or more.");
        }

        if (options.MetadataLifetime > s_longestLifetime)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.MetadataLifetime is " +
                $"{options.MetadataLifetime.TotalDays.ToString("0.##", CultureInfo.InvariantCulture)} days; a day is the most. " +
                "Names change while a program runs, and a write under an old one has to be made good afterwards: seconds or " +
                "minutes are right.");
        }

        if (options.JoinWindow < TimeSpan.Zero || options.JoinWindow > s_longestWindow)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.JoinWindow has to be between zero, which turns it off, and a minute: callers wait that long.");
        }

        if (options.SqlRowLimit is < 1 or > ServerLimits.SqlRows)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.SqlRowLimit has to be null, for the client to find out, or a number from 1 to " +
                ServerLimits.SqlRows.ToString("N0", CultureInfo.InvariantCulture) + ".");
        }

        if (options.TimeZone is null || options.TimeProvider is null)
        {
            throw new SeaTableConfigurationException("SeaTableOptions.TimeZone and TimeProvider can't be null: leave them as " +
                "they are for UTC and the system's clock.");
        }

        if (!Enum.IsDefined(options.SchemaDrift))
            throw new SeaTableConfigurationException("SeaTableOptions.SchemaDrift has to be Warn, Throw or Ignore.");

        if (options.Retry is null)
        {
            throw new SeaTableConfigurationException(
                "SeaTableOptions.Retry can't be null: leave it as it is, or set its MaxAttempts to 1 for no repeats.");
        }

        return new ClientSettings(WithSlash(server), apiToken, options);
    }

    /// <summary>The token, if it can be one.</summary>
    /// <exception cref="SeaTableConfigurationException">It is missing, or can't be right.</exception>
    internal static Secret CheckToken(SeaTableApiToken? token)
    {
        var text = token?.Reveal().Trim();
        if (string.IsNullOrEmpty(text))
            throw new SeaTableConfigurationException($"SeaTableOptions.ApiToken is missing. {Help.CreateApiToken}");

        return IsToken(text) ? new Secret(text) : throw new SeaTableConfigurationException(
            "SeaTableOptions.ApiToken holds blanks, line breaks or letters that no API token has: it was probably copied " +
            "with something around it.");
    }

    /// <summary>Whether tokens may be sent there.</summary>
    internal bool MaySendTokensTo(Uri address) => IsSafe(address, PlainHttpHosts);

    /// <summary>Whether tokens are safe there: https anywhere, http to this machine and to hosts that are permitted by
    /// name.</summary>
    internal static bool IsSafe(Uri address, params IEnumerable<string> plainHttpHosts) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp
            && (LoopbackAddresses.Contain(address)
                || plainHttpHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether the text can be a token: something, and all of it may stand in a header.</summary>
    internal static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>The address with one slash at its end, however many it had.</summary>
    internal static Uri WithSlash(Uri address) => new(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
}
