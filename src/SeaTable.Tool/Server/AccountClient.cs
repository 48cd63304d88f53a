using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>The calls of somebody who is logged in. They belong to the web server, and not to a base.</summary>
internal sealed class AccountClient(Uri server, HttpMessageHandler handler) : IDisposable
{
    private const string CodeHeader = "X-Seafile-OTP";

    private readonly HttpClient _http = new(handler) { BaseAddress = new Uri(server.GetLeftPart(UriPartial.Authority)) };

    /// <summary>Gets the address of the server.</summary>
    public string Host => server.GetLeftPart(UriPartial.Authority);

    /// <summary>Gets or sets the account token that calls are made with.</summary>
    public string? Token { get; set; }

    /// <summary>Logs in.</summary>
    /// <param name="email">The address of the account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="code">The two-factor code, or null before the server asks for one.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What the server said.</returns>
    public async Task<LoginResult> LogInAsync(
        string email, string password, string? code, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api2/auth-token/")
        {
            Content = new FormUrlEncodedContent([new("username", email), new("password", password)]),
        };
        if (code is not null)
            request.Headers.TryAddWithoutValidation("X-SEAFILE-OTP", code);

        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.OK && answer.Text("token") is { } token)
        {
            RequireToken(token);
            Token = token;
            return LoginResult.LoggedIn;
        }

        if (answer.Status != HttpStatusCode.BadRequest)
            throw answer.Unexpected("the login");
        if (answer.Header(CodeHeader) is not null)
            return LoginResult.NeedsCode;
        throw new ToolException(answer.Message.Contains("disabled", StringComparison.OrdinalIgnoreCase)
            ? $"The account {email} is disabled on {Host}: too many wrong passwords were tried, or an administrator did it. "
                + "Wait, or ask an administrator."
            : $"{Host} knows no account {email} with this password. After too many tries it locks the account. Who logs in "
                + "through another service (single sign-on) has no password here: create tokens in the base's menu "
                + "under Advanced, API token.");
    }

    /// <summary>Makes a call with the account token.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, encoded.</param>
    /// <param name="form">The fields to send, or null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">The server can't be reached, or does not know the account token.</exception>
    public async Task<AccountAnswer> SendAsync(
        HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);

        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Status != HttpStatusCode.Unauthorized ? answer : throw new ToolException(
            $"{Host} does not know the account token in {AccountOptions.TokenVariable}. It has ended, or it is no account token: "
            + "the API token of a base, which looks the same, opens that base and nothing else. Log in again: "
            + "eval \"$(seatable login)\", or unset the variable to be asked for the password.");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What is printed for a shell to take must hold nothing that a shell would carry out.</summary>
    public static void RequireToken(string token)
    {
        if (token.Length == 0 || token.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_')))
            throw new ToolException("The server answered a token with signs in it that no token has. It is not shown.");
    }

    private async Task<AccountAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var wait = response.Headers.RetryAfter?.Delta is { } time
                    ? string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(time.TotalSeconds)} seconds")
                    : "in a minute";
                throw new ToolException($"{Host} lets no call through for now: there were too many. Try again {wait}.");
            }

            return new AccountAnswer(Host, response.StatusCode, response.Headers, AccountAnswer.Parse(text));
        }
        catch (HttpRequestException e)
        {
            throw new LostAnswerException($"{Host} can't be reached: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LostAnswerException($"{Host} did not answer in time.", e);
        }
    }
}

/// <summary>What came of a login.</summary>
internal enum LoginResult
{
    /// <summary>The account token is there.</summary>
    LoggedIn,

    /// <summary>The password is right; the two-factor code is missing or wrong.</summary>
    NeedsCode,
}

/// <summary>No answer came: a call that changes something may have been carried out.</summary>
internal sealed class LostAnswerException(string message, Exception? cause = null) : ToolException(message, cause);
