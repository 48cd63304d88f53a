using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Page;

/// <summary>
/// Who may see the page: a browser on this machine that was led here by the name of this machine, and then only the page itself.
/// A foreign name that was made to mean 127.0.0.1, and other pages in the same browser, get nothing.
/// </summary>
internal static class PageGuard
{
    // Nothing from elsewhere, nothing inline, and no text becomes an element by any assignment.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static void AddHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>Gets the response to a request that is refused; null for one that may go on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isDocument">Whether it is for the document, to which a link may lead from anywhere.</param>
    public static ApiResponse? Refuse(HttpRequest request, bool isDocument)
    {
        if (!IsThisMachine(request.Host))
        {
            return Text(
                StatusCodes.Status421MisdirectedRequest,
                "The page is for this machine only. Open it as http://127.0.0.1 or http://localhost, with the server's port.");
        }

        return isDocument || IsOwnPage(request)
            ? null
            : Text(StatusCodes.Status403Forbidden, "Only the page itself may ask for this.");
    }

    private static bool IsThisMachine(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Programs send neither header, and need no page to lie to them. A browser sends at least one where it matters.
    private static bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || string.Equals(origin, own, StringComparison.OrdinalIgnoreCase));
    }

    private static ApiResponse Text(int status, string text) =>
        new(status, Encoding.UTF8.GetBytes(text), ApiResponse.PlainText);
}
