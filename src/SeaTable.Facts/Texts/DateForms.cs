namespace SeaTable.Facts;

/// <summary>
/// The forms of dates. Servers since 5.0 answer RFC 3339 with the offset of their time zone; older ones, exports and formulas
/// give local times without an offset (https://developer.seatable.com).
/// </summary>
internal static class DateForms
{
    /// <summary>A day, as exports and the storage of the server have it.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>A day with a time, as exports and the storage of the server have it.</summary>
    public const string DayAndTime = "yyyy-MM-dd HH:mm";

    /// <summary>A day with a time to the second.</summary>
    public const string DayAndSecond = "yyyy-MM-dd HH:mm:ss";

    /// <summary>A day with a time to the second, as RFC 3339 writes it before fraction and offset.</summary>
    public const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>The local forms that an answer may hold in place of RFC 3339.</summary>
    public static string[] Local { get; } =
        [DayAndTime, DayAndSecond, "yyyy-MM-dd'T'HH:mm", Rfc3339, Day];
}
