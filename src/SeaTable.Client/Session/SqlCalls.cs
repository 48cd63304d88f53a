using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>
/// Sends statements: <c>POST …/sql/</c>. SQL knows names only, so a statement on a table is written with the current ones; when
/// the server does not know one of them, it is written once more with names that are read then.
/// </summary>
internal sealed class SqlCalls(Gateway gateway, TableCalls tables, MetadataCache cache, ClientSettings settings)
{
    /// <summary>The most rows that the server gives in one answer.</summary>
    internal const int PageSize = ServerLimits.SqlRows;

    private const string Path = "sql/";

    /// <summary>How often names may change while one question is asked.</summary>
    private const int MaxRounds = 5;

    /// <summary>Asks for rows; once more with other names if the answer shows that the names were outdated.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="write">Writes the statement.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="areNamesAnswered">Whether the answer has all columns that the statement names, and so proves their
    /// names.</param>
    /// <param name="newReader">Makes what reads the answer while it arrives.</param>
    /// <param name="onSending">Is told right before each try is sent.</param>
    internal async Task<ServerResponse> ReadAsync(
        TableSchema schema, Action<SqlWriter> write, string doing, CancellationToken cancellationToken,
        bool areNamesAnswered = true, Func<BodyReader>? newReader = null, Action? onSending = null)
    {
        var request = new ServerRequest(HttpMethod.Post, Path, doing)
        {
            Category = SeaTableOperationCategory.Read,
            NewReader = newReader,
            OnSending = onSending,
        };
        var statement = await WriteAsync(schema, write, areNamesAnswered, cancellationToken).ConfigureAwait(false);
        for (var round = 0; round < MaxRounds; round++)
        {
            var (sent, response) = await SendAsync(schema, statement, write, request, cancellationToken).ConfigureAwait(false);
            if (!ResponseColumns.Contradict(response.Body.Span, sent.Table!))
                return response;

            try
            {
                statement = await WriteNewlyAsync(schema, write, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            // What changed may have nothing to do with the question; but names that are the same again may have been swapped for
            // the moment of the answer. A server that says something else every time, but not of what was asked for, may.
            var isLast = round == MaxRounds - 1;
            if (statement.Asks(sent)
                && (!ResponseColumns.Contradict(response.Body.Span, statement.Table!)
                    || isLast && !ResponseColumns.ContradictQuestion(response.Body.Span, statement)))
            {
                return response;
            }

            response.Dispose();
        }

        throw new SeaTableConnectionException(
            $"Table '{schema.Name}' and its columns are being renamed all the time, so {doing} gives no answer that can " +
            "be trusted.");
    }

    /// <summary>Looks whether the token may change rows at all, for an operation that begins with reading.</summary>
    /// <exception cref="SeaTablePermissionException">It may only read.</exception>
    internal Task ThrowIfReadOnlyAsync(string doing, CancellationToken cancellationToken) => gateway.ThrowIfReadOnlyAsync(
        new ServerRequest(HttpMethod.Post, Path, doing) { Category = SeaTableOperationCategory.Write }, cancellationToken);

    /// <summary>Changes rows, by the names at hand; the caller proves what became of them, unless that is turned off.</summary>
    /// <returns>Whether that may have been done twice.</returns>
    internal async Task<bool> ChangeAsync(
        TableSchema schema, Action<SqlWriter> write, string doing, CancellationToken cancellationToken)
    {
        var statement = await WriteAsync(
            schema, write, settings.VerifyWrites, cancellationToken).ConfigureAwait(false);
        var request = new ServerRequest(HttpMethod.Post, Path, doing) { Category = SeaTableOperationCategory.Write };
        var (_, response) = await SendAsync(schema, statement, write, request, cancellationToken).ConfigureAwait(false);
        using (response)
            return response.MayBeDoneTwice;
    }

    /// <summary>Sends a statement of the caller's.</summary>
    /// <exception cref="SeaTableApiException">It failed.</exception>
    internal async Task<ServerResponse> SendAsync(
        SqlText sql, string doing, bool convertKeys, CancellationToken cancellationToken)
    {
        var statement = SqlTextWriter.Write(sql, settings.TimeZone);
        var request = new ServerRequest(HttpMethod.Post, Path, doing, statement.Body(convertKeys))
        {
            Category = SqlTextWriter.Category(sql),
            Statement = statement.Text,
        };
        await cache.ThrowIfSchemaIsBrokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Succeeded(await gateway.SendAsync(request, cancellationToken).ConfigureAwait(false), request);
        }
        catch (SeaTableApiException e) when (UnknownSqlName.IsReportedBy(e))
        {
            throw UnknownSqlName.Explained(e);
        }
        catch (SeaTableApiException e) when (ServerMessages.IsInsertWithoutStorage(e.ServerMessage))
        {
            throw e.Explained(
                $"{e.Message.TrimEnd('.')}. INSERT adds rows only where the big-data storage is switched on: add them with " +
                "AddAsync or AddRangeAsync of the table.");
        }
    }

    /// <summary>
    /// Sends a statement, and again with other names when the server does not know those; once more even with the same ones, for
    /// they may have been others for a moment.
    /// </summary>
    private async Task<(SqlStatement Sent, ServerResponse Response)> SendAsync(
        TableSchema schema, SqlStatement statement, Action<SqlWriter> write, ServerRequest request,
        CancellationToken cancellationToken)
    {
        var (isRepeated, mayBeApplied) = (false, false);
        try
        {
            for (var round = 1; ; round++)
            {
                try
                {
                    var response = await SendAsync(schema, statement, request, cancellationToken).ConfigureAwait(false);
                    response.MayBeDoneTwice |= mayBeApplied;
                    return (statement, response);
                }
                catch (SeaTableApiException e) when (UnknownSqlName.IsReportedBy(e) && round < MaxRounds)
                {
                    mayBeApplied |= !e.NotApplied;
                    var current = await WriteNewlyAsync(schema, write, cancellationToken).ConfigureAwait(false);
                    var isSame = current.Text == statement.Text;
                    if (isSame && isRepeated)
                        throw;

                    (statement, isRepeated) = (current, isSame);
                }
            }
        }
        catch (SeaTableException e) when (mayBeApplied && e.IsKnownNotDone)
        {
            // That nothing came of the last names says nothing of those before.
            throw new SeaTableConnectionException($"{e.Message} An earlier try may have been carried out.", e)
            {
                IsTransient = e.IsTransient,
                StatusCode = e.StatusCode,
                RetryAfter = e.RetryAfter,
            };
        }
        catch (OperationCanceledException e)
            when (mayBeApplied && e is not SeaTableCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw SeaTableCanceledException.AfterTry(request.Doing, e, cancellationToken);
        }
    }

    private async Task<ServerResponse> SendAsync(
        TableSchema schema, SqlStatement statement, ServerRequest request, CancellationToken cancellationToken)
    {
        var withBody = request with { Body = statement.Body(convertKeys: false), Statement = statement.Text };
        return Succeeded(await tables.SendAsync(withBody, schema, cancellationToken).ConfigureAwait(false), request);
    }

    /// <summary>Gives the answer back if it is one to a statement that succeeded; otherwise disposes it.</summary>
    private static ServerResponse Succeeded(ServerResponse response, ServerRequest request)
    {
        try
        {
            response.ThrowIfStatementFailed(request.Doing);
            return response;
        }
        catch (Exception e)
        {
            using (response)
            {
                if (e.IsUnreadable())
                    throw response.Unexpected(request.Doing, e, request.Category);

                throw;
            }
        }
    }

    private Task<SqlStatement> WriteAsync(
        TableSchema schema, Action<SqlWriter> write, bool areNamesProven, CancellationToken cancellationToken) =>
        tables.WriteByNamesAsync(
            schema, (table, metadata) => Write(write, table, metadata), areNamesProven, cancellationToken);

    private async Task<SqlStatement> WriteNewlyAsync(
        TableSchema schema, Action<SqlWriter> write, CancellationToken cancellationToken)
    {
        var metadata = await cache.GetNewAsync(cancellationToken).ConfigureAwait(false);
        return Write(write, tables.Bind(schema, metadata), metadata);
    }

    private static SqlStatement Write(Action<SqlWriter> write, TableBinding table, BaseMetadata metadata)
    {
        var writer = new SqlWriter(table, metadata);
        write(writer);
        return writer.ToStatement();
    }
}

/// <summary>Reads one result; the reader stands on its opening brace.</summary>
internal delegate T ResultReader<T>(ref CellReader reader);

/// <summary>
/// The server knows a statement's table or column by no such name. The statement was right when it was written, or was never
/// checked.
/// </summary>
internal static class UnknownSqlName
{
    internal static bool IsReportedBy(SeaTableApiException refusal) =>
        refusal is not SeaTablePermissionException && ServerMessages.IsUnknownName(refusal.ServerMessage);

    internal static SeaTableApiException Explained(SeaTableApiException refusal) => refusal.Explained(
        $"{refusal.Message.TrimEnd('.')}. SQL names tables and columns as they are named now: " +
        "it was renamed or deleted in the base, or is misspelt. " +
        "Get the schema file anew from the base and build again; the statement is then checked against it.");
}
