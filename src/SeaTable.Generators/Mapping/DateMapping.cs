using SeaTable.Facts;
using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Dates, which have a time of day when their format shows one, and durations.</summary>
internal static class DateMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        ColumnMapping mapping = DateForms.HasTime(context.Format)
            ? new("Date", "date and time", "global::System.DateTimeOffset?", "ReadDateTime", new("DateTimeColumn"))
            {
                Writer = "WriteDateTime",
                Setter = "AssignMoment",
                HasTime = true,
            }
            : new("Date", "date", "global::System.DateOnly?", "ReadDate", new("DateColumn")) { Writer = "WriteDate" };
        return mapping with
        {
            Facts = mapping.HasTime ? new(["To the minute: the server keeps no seconds."]) : EquatableArray<string>.Empty,
            Notes = FormatNote(context.Format),
        };
    }

    public static ColumnMapping CreateDuration(ColumnContext context) =>
        new("Duration", "duration", "global::System.TimeSpan?", "ReadDuration", new("DurationColumn"))
        {
            Writer = "WriteDuration",
            Notes = FormatNote(context.Text("duration_format")),
        };

    private static EquatableArray<string> FormatNote(string format) =>
        format.Length == 0 ? EquatableArray<string>.Empty : new(["Shown as " + format + "."]);
}
