using System.CommandLine;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Sql;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Statements;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable sql</c>: checks a statement as the analyzer does, runs it, and prints what it gives.</summary>
internal static class SqlCommand
{
    /// <summary>More rows nobody reads in a window.</summary>
    internal const long RowsOfTable = 500;

    private const string AddRows = "Bring rows in by: seatable rows import FILE --table TABLE.";

    public static Command Create()
    {
        var options = new SqlOptions();
        var command = new Command("sql",
            "Run a SQL statement, checked first against the base: tables, columns, options, types.");
        options.AddTo(command);
        command.HasExamples(
            new("Rows as a table", "seatable sql \"SELECT Name, Age FROM Contacts ORDER BY Age LIMIT 20\""),
            new("All rows as CSV, with a value that travels beside the statement",
                "seatable sql \"SELECT Name FROM Contacts WHERE Age = ?\" -p 30 --format csv"),
            new("Whether a statement is right, without a server",
                "seatable sql --check --schema crm.seatable.json --file query.sql"),
            new("A statement that changes rows",
                "seatable sql \"UPDATE Contacts SET Age = 31 WHERE Name = ?\" -p Ada --write"));
        command.Runs((arguments, terminal, cancellationToken) => RunAsync(options, arguments, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        SqlOptions options, ParseResult arguments, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var text = await options.ReadStatementAsync(arguments, cancellationToken).ConfigureAwait(false);
        var file = arguments.GetValue(options.Schema);
        var isCheck = arguments.GetValue(options.Check);
        var client = isCheck && file is not null ? null : options.Server.Connect(arguments, terminal);
        var schema = await ReadSchemaAsync(client, file, cancellationToken).ConfigureAwait(false);
        var statement = StatementChecker.Check(text, arguments.GetValue(options.Parameters) ?? [], schema.Sql);
        var problems = isCheck ? [.. statement.Check.Problems] : OfRun(statement.Check.Problems);
        ProblemReport.Write(isCheck ? terminal.Data : terminal.Notes, text, problems);
        if (isCheck)
        {
            var errors = problems.Count(ProblemReport.IsError);
            terminal.Note(CheckReport.Summary(errors, problems.Count - errors));
            return CheckReport.ExitCodeOf(errors, problems.Count - errors, arguments.GetValue(options.Strict));
        }

        if (statement.Check.Statement is null || problems.Exists(IsRefused))
        {
            terminal.Note("Nothing was sent.");
            return ExitCode.Trouble;
        }

        try
        {
            return statement.Writes
                ? await WriteAsync(client!, statement, options, arguments, terminal, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(client!, statement, schema, options, arguments, terminal, cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (SeaTableQueryException e)
        {
            throw new ToolException(e.Message, e);
        }
    }

    /// <summary>Whether the server is known to refuse a statement; whether it takes an INSERT, is up to the base.</summary>
    private static bool IsRefused(SqlProblem problem) =>
        problem.IsError && problem.Code != SqlProblemCode.InsertOnOrdinaryBase;

    /// <summary>
    /// What matters to a statement that is run here: more rows than an answer has are fetched, and rows are added by an import.
    /// </summary>
    private static List<SqlProblem> OfRun(IEnumerable<SqlProblem> problems) =>
    [
        .. problems.Where(problem => problem.Code != SqlProblemCode.NoLimit)
            .Select(problem => problem.Code != SqlProblemCode.InsertOnOrdinaryBase ? problem : problem with
            {
                Message = "INSERT adds rows to the big-data storage only, and a base without it refuses it. " + AddRows,
            }),
    ];

    private static async Task<StatementSchema> ReadSchemaAsync(
        SeaTableClient? client, string? file, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var text = await SchemaFile.ReadTextAsync(file, cancellationToken).ConfigureAwait(false);
            SchemaFile.Parse(file, text);
            return StatementSchema.Read(file, text);
        }

        var answer = await client!.SendAsync(HttpMethod.Get, "metadata/", null, cancellationToken).ConfigureAwait(false);
        return StatementSchema.Read($"The answer of {client.Server.Host}", answer.GetRawText());
    }

    private static async Task<int> ReadAsync(
        SeaTableClient client, Statement statement, StatementSchema schema, SqlOptions options, ParseResult arguments,
        ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var format = arguments.GetValue(options.Format);
        var isTable = format == ResultFormat.Table;
        var most = arguments.GetValue(options.MaxRows) ?? (isTable ? RowsOfTable : null);
        var known = new ResultColumns(statement, schema);
        var pages = new SelectPages(client, statement, most);
        if (isTable)
        {
            var profile = terminal.Data.Profile;
            var table = new ResultTable(terminal, known, profile.Out.IsTerminal ? profile.Width : null);
            await foreach (var (page, count) in pages.ReadAsync(cancellationToken).ConfigureAwait(false))
                table.Add(page, count);

            table.Write();
            terminal.Note($"[grey]{Words.Count(table.Count, "row")}[/]");
        }
        else
        {
            ResultWriter writer = format == ResultFormat.Csv
                ? new CsvResultWriter(terminal.Output, FileForm.ParseDelimiter(arguments.GetValue(options.Delimiter)!), known)
                : new JsonResultWriter(terminal.Output);
            await using (writer.ConfigureAwait(false))
                await WriteAsync(writer, pages, terminal, cancellationToken).ConfigureAwait(false);
        }

        if (pages.IsCut)
            terminal.Warn($"There are more rows. These are the first {Words.Number(most ?? 0)}; --max-rows takes more.");

        return ExitCode.Success;
    }

    private static async Task WriteAsync(
        ResultWriter writer, SelectPages pages, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var rows = 0L;
        try
        {
            await foreach (var (page, count) in pages.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows += count;
                await writer.WriteAsync(page, count).ConfigureAwait(false);
            }

            await writer.CompleteAsync().ConfigureAwait(false);
        }
        catch when (rows > 0)
        {
            terminal.Warn($"What was printed, {Words.Count(rows, "row")}, is not the whole answer.");
            throw;
        }
    }

    private static async Task<int> WriteAsync(
        SeaTableClient client, Statement statement, SqlOptions options, ParseResult arguments, ToolTerminal terminal,
        CancellationToken cancellationToken)
    {
        if (!arguments.GetValue(options.Write))
        {
            throw new ToolException(
                $"The statement {(statement.Check.Statement is SqlInsert ? "adds" : "changes")} rows. Add --write to send " +
                "it. Nothing was sent.");
        }

        if (statement.Check.Problems.Any(problem => problem.Code == SqlProblemCode.NoWhere)
            && !arguments.GetValue(options.AllRows))
        {
            throw new ToolException(
                "Without WHERE the statement changes every row of the table. If that is meant, say so by --all-rows. " +
                "Nothing was sent.");
        }

        var met = await CountAsync(client, statement, cancellationToken).ConfigureAwait(false);
        try
        {
            await client.SqlAsync(statement.ToSql(), cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (ServerMessages.IsInsertWithoutStorage(e.ServerMessage))
        {
            throw new ToolException("The base has no big-data storage, so the server refused the INSERT. " + AddRows, e);
        }

        terminal.Note(met is null
            ? "Done. The server does not tell how many rows it added."
            : $"Done. {Words.Count(met.Value, "row")} met the condition a moment before; the server does not tell how many " +
                "it changed.");
        return ExitCode.Success;
    }

    /// <summary>Counts the rows that a statement is about to change; null when it adds rows.</summary>
    private static async Task<long?> CountAsync(
        SeaTableClient client, Statement statement, CancellationToken cancellationToken)
    {
        var (table, where) = statement.Check.Statement switch
        {
            SqlUpdate update => (update.Table, update.Where),
            SqlDelete delete => (delete.Table, delete.Where),
            _ => (null, null),
        };
        if (table is null)
            return null;

        var count = "SELECT COUNT(*) AS met FROM " + statement.Text[table.Span.Start..table.Span.End];
        var sql = where is null ? SqlText.Raw(count)
            : statement.ToSql(where.Span.Start, where.Span.End, count + " WHERE ", "");
        var result = await client.SqlAsync(sql, cancellationToken).ConfigureAwait(false);
        return result.Rows is [var row] && row["met"] is { ValueKind: JsonValueKind.Number } met ? met.GetInt64() : 0;
    }
}
