using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SeaTable;

namespace WebApi;

/// <summary>
/// Makes a status of what goes wrong with the base. Messages name tables and columns: they are logged, and callers get one of
/// ours.
/// </summary>
internal sealed partial class SeaTableExceptionHandler(IProblemDetailsService problems, ILogger<SeaTableExceptionHandler> log)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            // What is wrong with JSON is told by what it was read by, and names members of the body only.
            var detail = (bad.InnerException as JsonException)?.Message ?? bad.Message;
            return await WriteAsync(context, bad.StatusCode, "The request can't be read.", detail);
        }

        if (exception is not SeaTableException error)
            return false;

        var (status, title) = error switch
        {
            SeaTableRowNotFoundException => (404, "There is no such contact."),
            SeaTableConflictException => (409, "Somebody else has changed the contact."),
            SeaTableRowException or SeaTableOptionNotFoundException => (400, "A value can't be stored as it is."),
            SeaTableSchemaException or SeaTableSchemaDriftException or SeaTableConfigurationException
                or SeaTablePermissionException or SeaTableAuthenticationException or SeaTableFormulaException
                => (500, "The base can't be used."),
            { IsTransient: true } => (503, "Try again later."),
            _ => (502, "The base did not answer as it should."),
        };
        if (status >= 500)
            Failed(error);

        if (status == 503 && error.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        return await WriteAsync(context, status, title, detail: null);
    }

    /// <returns>Always true: who accepts no JSON gets the status alone.</returns>
    private async ValueTask<bool> WriteAsync(HttpContext context, int status, string title, string? detail)
    {
        context.Response.StatusCode = status;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail },
        });
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "The base could not be used.")]
    private partial void Failed(Exception error);
}
