using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// What was done to one row, as SeaTable tells it to people: what a user changes within five minutes is one entry, and a row that
/// is added and deleted within five minutes leaves none.
/// </summary>
internal sealed class RowActivities
{
    private static readonly TimeSpan s_together = TimeSpan.FromMinutes(5);

    // What would be longer is not kept.
    private const int LongestDetail = 65_535;

    private readonly string _rowId;
    private readonly List<Activity> _activities = [];

    private RowActivities(string rowId) => _rowId = rowId;

    /// <summary>Gets the activities of a row, the latest first.</summary>
    public static List<JsonObject> Of(EmulatedBase target, string rowId)
    {
        var activities = new RowActivities(rowId);
        foreach (var operation in target.History.Log.OfRow(rowId))
            activities.Add(operation);
        activities._activities.Reverse();
        return activities._activities.ConvertAll(activity => activity.ToJson(target.Uuid, rowId));
    }

    private void Add(LoggedOperation operation)
    {
        var told = (JsonObject)JsonTree.Parse(operation.RowEvent!)!;
        var type = told["op_type"]!.ToString();
        var isLink = told.ContainsKey(LinkEventMembers.First.TableId);
        var activity = new Activity(operation, isLink ? "modify_row" : type, isLink ? DetailOfLink(told) : Detail(told))
        {
            RowCount = (long?)told["row_count"] ?? 1,
        };
        if (type == "delete_row")
        {
            if (_activities.FindLast(activity.IsTogetherWith) is { Type: "insert_row" } added)
                _activities.Remove(added);
            else
                Keep(activity);
            return;
        }

        var earlier = isLink ? _activities.FindLast(activity.IsTogetherWith)
            : type == "modify_row" ? _activities.Find(activity.IsTogetherWith) : null;
        if (earlier is null || (!isLink && earlier.Table != activity.Table))
            Keep(activity);
        else
            earlier.Merge(activity, isLink);
    }

    private void Keep(Activity activity)
    {
        if (!IsTooLong(activity.Detail))
            _activities.Add(activity);
    }

    private static bool IsTooLong(JsonObject detail) =>
        PythonJson.Text(detail.ToJsonString(JsonText.Options)).Length > LongestDetail;

    private static JsonObject Detail(JsonObject told) => new()
    {
        ["table_id"] = told["table_id"]?.DeepClone(),
        ["table_name"] = told["table_name"]?.DeepClone(),
        ["row_name"] = told["row_name"]?.DeepClone(),
        ["row_name_option"] = told["row_name_option"]?.DeepClone(),
        ["row_data"] = told["row_data"]?.DeepClone(),
    };

    private JsonObject DetailOfLink(JsonObject told)
    {
        var side = told[LinkEventMembers.First.RowId]!.ToString() == _rowId ? LinkEventMembers.First : LinkEventMembers.Second;
        return new JsonObject
        {
            ["table_id"] = told[side.TableId]?.DeepClone(),
            ["table_name"] = told[side.TableName]?.DeepClone(),
            ["row_name"] = told[side.RowName]?.DeepClone(),
            ["row_name_option"] = "",
            ["row_data"] = told[side.RowData]?.DeepClone(),
        };
    }

    private sealed class Activity(LoggedOperation operation, string type, JsonObject detail)
    {
        private long _time = operation.Time;

        public string Type { get; private set; } = type;

        public JsonObject Detail { get; private set; } = detail;

        public long RowCount { get; init; }

        public string? Table => Detail["table_id"]?.ToString();

        /// <summary>Determines whether the same user did an earlier one a short time before.</summary>
        public bool IsTogetherWith(Activity earlier) => earlier.Author == Author
            && earlier._time > _time - (long)s_together.TotalMilliseconds;

        public void Merge(Activity later, bool isLink)
        {
            var merged = (JsonObject)Detail.DeepClone();
            var cells = merged["row_data"]!.AsArray();
            foreach (var cell in later.Detail["row_data"]!.AsArray().OfType<JsonObject>())
                MergeCell(cells, cell, isLink);
            merged["row_name"] = later.Detail["row_name"]?.DeepClone();
            merged["row_name_option"] = later.Detail["row_name_option"]?.DeepClone();
            if (IsTooLong(merged))
                return;
            (Detail, _time) = (merged, later._time);
            if (isLink)
                Type = "modify_row";
        }

        public JsonObject ToJson(string uuid, string rowId) => new()
        {
            ["id"] = operation.Id,
            ["dtable_uuid"] = uuid,
            ["row_id"] = rowId,
            ["row_count"] = RowCount,
            ["op_user"] = Author,
            ["op_type"] = Type,
            ["op_time"] = Timestamps.FormatWholeSeconds(DateTimeOffset.FromUnixTimeMilliseconds(_time)),
            ["op_app"] = operation.App,
            ["detail"] = Detail.DeepClone(),
        };

        private string Author => operation.Author;

        // The value that a cell had before stays that before the first change.
        private void MergeCell(JsonArray cells, JsonObject cell, bool isLink)
        {
            if (cells.FirstOrDefault(known => known!["column_key"]!.ToString() == cell["column_key"]!.ToString())
                is JsonObject earlier)
            {
                earlier["value"] = cell["value"]?.DeepClone();
                if (isLink || earlier["column_type"]!.ToString() == cell["column_type"]!.ToString())
                    return;
                earlier["column_type"] = cell["column_type"]?.DeepClone();
                earlier["column_data"] = cell["column_data"]?.DeepClone();
                if (Type != "insert_row")
                    earlier["old_value"] = cell["old_value"]?.DeepClone();
                return;
            }

            var added = (JsonObject)cell.DeepClone();
            if (Type == "insert_row" && !isLink)
                added.Remove("old_value");
            cells.Add(added);
        }
    }
}
