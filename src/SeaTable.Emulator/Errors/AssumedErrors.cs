using System.Globalization;
using SeaTable.Facts;

namespace SeaTable.Emulator.Errors;

/// <summary>
/// The errors that are not known of a real server and had to be chosen. Each is chosen here and nowhere else; choices about
/// cells stand with their type in Columns, those about filters and orders in Views. All are listed in
/// docs/emulator-decisions.md. Whoever records a response of a real server corrects it here and there.
/// </summary>
internal static class AssumedErrors
{
    /// <summary>Status when a table, view or column that a call names does not exist.</summary>
    private const int NotThereStatus = 400;

    public static ApiException ExpiredToken() => new(403, "Token expired.", messageMember: "error_msg");

    public static ApiException ReadOnlyToken() =>
        new(403, "You don't have permission to perform this operation on this base.", messageMember: "error_msg");

    public static ApiException TokenOfAnotherBase() => KnownErrors.InvalidToken();

    public static ApiException ExternalLinkNotFound() => new(404, "External link not found.", messageMember: "error_msg");

    public static ApiException LifetimeInvalid() => new(400, "exp invalid.", messageMember: "error_msg");

    public static ApiException MethodNotAllowed() => new(405, "Method not allowed.");

    /// <summary>An operation that servers have and the emulator has not.</summary>
    public static ApiException NotSupported(string operation) =>
        new(501, $"The emulator has no {operation}: what servers answer to it is not known well enough.");

    public static ApiException MalformedJson() => new(400, "The request body is not valid JSON.", "parameter_error");

    public static ApiException ParameterInvalid(string name) => new(400, $"{name} invalid.", "parameter_error");

    public static ApiException TableNotFound() => new(NotThereStatus, "Table does not exist.", "table_not_exist");

    public static ApiException ViewNotFound() => new(NotThereStatus, "View not exist.", "view_not_exist");

    public static ApiException ColumnNotFound() => new(NotThereStatus, "Column does not exist.", "column_not_exist");

    public static ApiException OptionNotFound() => new(NotThereStatus, "Option does not exist.", "option_not_exist");

    public static ApiException TaskNotFound() => new(404, "Task not found.");

    public static ApiException LinkNotFound() => new(NotThereStatus, "Link does not exist.", "link_not_exist");

    public static ApiException TableExists() => new(400, "The table inserted is exist.", "table_inserted_exist");

    public static ApiException ColumnTypeInvalid(string type) => new(400, $"column_type {type} invalid.", "column_type_invalid");

    public static ApiException FirstColumnStays() => new(400, "The first column cannot be deleted.", "operation_invalid");

    public static ApiException LastTableStays() => new(400, "The last table cannot be deleted.", "operation_invalid");

    public static ApiException LastViewStays() => new(400, "The last view cannot be deleted.", "operation_invalid");

    public static ApiException TooManyTables() =>
        new(400, $"Number of tables exceeds {ServerLimits.Tables} limit", "exceed_tables_limit");

    /// <summary>An operation of a live connection that can't be applied; the words are known of there.</summary>
    public static ApiException OperationInvalid() => new(400, "Operation invalid", "operation_invalid");

    public static ApiException OperationTypeInvalid() => new(400, "op_type invalid.", "op_type_invalid");

    /// <summary>An update that names a row which is not there changes nothing at all.</summary>
    public static ApiException UpdatedRowNotFound() => new(400, ServerMessages.UpdatedRowsNotFound, "modified_rows_do_not_exist");

    public static ApiException TooManyRows(string operation, int limit) => new(
        400,
        string.Create(CultureInfo.InvariantCulture, $"Batch {operation} of rows exceeds limit {limit}"),
        $"batch_{operation}_rows_exceeds_limit");

    public static ApiException TooManyUnarchivedRows() => new(
        400,
        string.Create(CultureInfo.InvariantCulture, $"Unarchive of rows exceeds limit {ServerLimits.RowsPerUnarchive}"),
        "unarchive_rows_exceeds_limit");

    /// <summary>Rows are to be moved to or from the big data storage of a base that has none.</summary>
    public static ApiException BigDataDisabled() => new(400, "Big data storage is not enabled in this base.", "archive_disabled");

    /// <summary>A LIMIT or OFFSET that is not a whole number from 0 on.</summary>
    public static ApiException LimitInvalid() => new(400, "LIMIT and OFFSET must be whole numbers that are not negative.");

    /// <summary>A statement with more constants or deeper conditions than SQLite takes.</summary>
    public static ApiException StatementTooLarge() => new(400, "The statement is too large.");

    public static ApiException WrongFilter() => new(400, "wrong_filter_in_filters", "wrong_filter_in_filters");

    /// <summary>
    /// Throws for an empty name: tables, columns, views and options have names, and an empty one would break the base.
    /// </summary>
    public static void RequireName(string name)
    {
        if (name.Length == 0)
            throw ParameterInvalid("name");
    }
}
