using System;
using System.Collections.Generic;

namespace SeaTable.Generators.Naming;

/// <summary>
/// Names that generated members must not have, because they are taken by what stands around them or will be once the client
/// can do more: a later version must not rename anybody's property.
/// </summary>
internal static class ReservedNames
{
    private const string Object = "Equals GetHashCode GetType ToString ReferenceEquals MemberwiseClone Finalize ";

    private const string RowInJson =
        "RowId RowCreatedAt RowCreatedBy RowModifiedAt RowModifiedBy RowIsLocked RowIsArchived CellErrors";

    /// <summary>Members of every client, and the parameters of its constructor.</summary>
    public static readonly ISet<string> OfClient = Split(
        Object
            + "Client Files Users SqlAsync CheckSchemaAsync WatchAsync ReadWebhookAsync JsonTypeInfoResolver DescribeRowsAsync "
            + "options httpClient");

    /// <summary>Members of every row.</summary>
    public static readonly ISet<string> OfRow = Split(
        Object
            + RowInJson + " Assign AssignList "
            + "AssignMoment ReadCells WriteCell CreateForTest IsChanged ChangedColumns RejectChanges Clone WithRowId RowSchema "
            + "RestoreCell Restore CopyCell VisitLinks GetCell ChangesFrom Find RowColumns ColumnList");

    /// <summary>Members that every row has in JSON, where case may not count.</summary>
    public static readonly ISet<string> OfRowInJson =
        new HashSet<string>(RowInJson.Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Members of every type of options.</summary>
    public static readonly ISet<string> OfOptionType = Split(Object + "Id Name All FromName Options OptionsSchema Names _option");

    /// <summary>Members of every class of views.</summary>
    public static readonly ISet<string> OfViews = Split(Object);

    /// <summary>
    /// The runtime's own types, for projects whose root namespace happens to be <c>SeaTable</c>.
    /// </summary>
    public static readonly ISet<string> OfRuntime = Split(
        "Runtime Generators Emulator Queries Sql BaseMetadata CellError ColumnMetadata ColumnType DigitalSignature "
        + "SeaTableUser SeaTableUserInfo SeaTableUsers "
        + "FileAttachmentExtensions SeaTableFileException SeaTableFileNotFoundException SeaTableFiles SeaTableFolder "
        + "SeaTableStorageFullException SeaTableUploadOptions "
        + "FileAttachment FormulaResult Geolocation ISelectOption LinkList LinkedRow OptionMetadata SeaTableApiException "
        + "ISeaTableTokenStore SeaTableAccess SeaTableApiToken SeaTableHttpHandler Hosting "
        + "SeaTableAuthenticationException SeaTableBase SeaTableCellChange SeaTableClient SeaTableColumn SeaTableColumns "
        + "SeaTableConfigurationException "
        + "ISeaTableRateLimitObserver ISeaTableRow SeaTableCanceledException SeaTableChangeResult SeaTableConnectionException "
        + "SeaTableJson SeaTableRowExtensions SeaTableUpdate SeaTableConflict SeaTableConflictException "
        + "SeaTableSchemaDifference SeaTableSchemaDifferenceKind SeaTableSchemaDrift SeaTableSchemaDriftException "
        + "SeaTableException SeaTableFormulaException "
        + "SeaTableGroups SeaTableInclude SeaTableLink "
        + "SeaTableModelFactory "
        + "SeaTableLinks SeaTableOperationCategory SeaTableOptions SeaTableOrderedQuery "
        + "SeaTableOverwrittenValue SeaTablePage SeaTablePermissionException SeaTableOptionNotFoundException "
        + "SeaTableRowNotFoundException "
        + "SeaTableQuery "
        + "SeaTableQueryException SeaTableRateLimit SeaTableRateLimiter SeaTableRetryOptions SeaTableRow SeaTableRowException "
        + "SeaTableRows "
        + "SeaTableSchemaException SeaTableSelection "
        + "SeaTableSqlAttribute SeaTableTable SeaTableUnknownOutcomeException SeaTableUnprovenWriteException SeaTableView "
        + "SeaTableWriteOutcome SeaTableDouble SeaTableUpsertOptions SeaTableUpsertResult SeaTableUpsertTotals SeaTableProgress "
        + "SeaTableChange SeaTableChangeKind SeaTableWatchOptions SeaTableWatchSource SeaTableWebhook SeaTableWebhookEvent "
        + "SeaTableViews SelectOption SqlAggregate SqlAssignment SqlAssignments SqlColumn SqlCondition SqlGroup SqlResult SqlRow "
        + "AutoNumberColumnData CheckboxColumnData CollaboratorColumnData ColumnData ColumnReference DateColumnData "
        + "DurationColumnData FormulaColumnData GeolocationColumnData LinkColumnData LinkFormulaColumnData NewColumn "
        + "NewOption NumberColumnData NumberColumnFormat NumberSeparator OptionChange OptionReference "
        + "RatingColumnData RatingSymbol RollupMethod SeaTableColumnOperations SeaTableTableOperations "
        + "SeaTableViewOperations SelectColumnData TableReference TextColumnData ViewFilter ViewGroup ViewReference "
        + "ViewSettings ViewSort "
        + "AutoLinkMatch SeaTableActivity SeaTableActivityCell SeaTableBaseInfo SeaTableBigData SeaTableComment "
        + "SeaTableCommentOperations SeaTableNotification SeaTableNotificationOperations SeaTableOperation "
        + "SeaTableServerInfo SeaTableSnapshot SeaTableTaskStatus SeaTableToastType "
        + "SqlText TableMetadata ViewMetadata");

    /// <summary>Namespaces that generated code needs, for projects without a root namespace.</summary>
    public static readonly ISet<string> Namespaces = Split("System SeaTable Microsoft");

    private static HashSet<string> Split(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
