using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SeaTable;

namespace SeaTableWebApi;

/// <summary>Tells callers what is wrong, by status and problem.</summary>
internal sealed partial class SeaTableExceptionHandler(IProblemDetailsService problems, ILogger<SeaTableExceptionHandler> log)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            SeaTableRowNotFoundException => 404,
            SeaTableConflictException => 409,
            SeaTableRowException or SeaTableOptionNotFoundException => 400,
            SeaTableSchemaException or SeaTableSchemaDriftException or SeaTableConfigurationException
                or SeaTablePermissionException or SeaTableAuthenticationException or SeaTableFormulaException => 500,
            SeaTableException { IsTransient: true } => 503,
            SeaTableException => 502,
            _ => null,
        };
        if (status is null)
            return false;

        if (status >= 500)
            Failed(exception);

        context.Response.StatusCode = status.Value;
        var detail = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => json.Message,
            BadHttpRequestException or SeaTableRowException or SeaTableOptionNotFoundException => exception.Message,
            SeaTableRowNotFoundException => "There is no such row.",
            SeaTableConflictException => "Somebody else has changed the row.",
            _ => "The base can't be used now.",
        };
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = status, Detail = detail },
        });
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "The base could not be used.")]
    private partial void Failed(Exception error);
}
