using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A number, with how it is shown.</summary>
public sealed class NumberColumnData() : ColumnData(ColumnTypeNames.Number)
{
    /// <summary>Gets how the number is shown. The value itself stays as it is: 0.5 is shown as 50 %.</summary>
    public NumberColumnFormat Format { get; init; }

    /// <summary>Gets what stands before the decimals: a dot or a comma.</summary>
    public NumberSeparator DecimalSeparator { get; init; } = NumberSeparator.Dot;

    /// <summary>Gets what stands between the thousands.</summary>
    public NumberSeparator ThousandsSeparator { get; init; }

    /// <summary>Gets how many decimals are shown; <see langword="null"/> for as many as there are.</summary>
    public int? Precision { get; init; }

    /// <summary>Gets the symbol of <see cref="NumberColumnFormat.CustomCurrency"/>.</summary>
    public string? CurrencySymbol { get; init; }

    /// <summary>Gets a value that indicates whether the symbol stands after the number.</summary>
    public bool IsCurrencySymbolAfter { get; init; }

    /// <summary>Gets the number that rows made in the browser begin with; <see langword="null"/> for none.</summary>
    public double? DefaultValue { get; init; }

    /// <summary>Gets the smallest number that the browser takes; <see langword="null"/> for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>Gets the largest number that the browser takes; <see langword="null"/> for no bound.</summary>
    public double? Maximum { get; init; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();

        // Of these the server takes all or none.
        json.WriteString("format"u8, Format switch
        {
            NumberColumnFormat.Percent => "percent"u8,
            NumberColumnFormat.Dollar => "dollar"u8,
            NumberColumnFormat.Euro => "euro"u8,
            NumberColumnFormat.Yuan => "yuan"u8,
            NumberColumnFormat.CustomCurrency => "custom_currency"u8,
            _ => "number"u8,
        });
        json.WriteString("decimal"u8, DecimalSeparator == NumberSeparator.Comma ? "comma"u8 : "dot"u8);
        json.WriteString("thousands"u8, ThousandsSeparator switch
        {
            NumberSeparator.Comma => "comma"u8,
            NumberSeparator.Dot => "dot"u8,
            NumberSeparator.Space => "space"u8,
            _ => "no"u8,
        });
        if (Precision is { } precision)
        {
            json.WriteBoolean("enable_precision"u8, true);
            json.WriteNumber("precision"u8, precision);
        }

        if (CurrencySymbol is { } symbol)
        {
            json.WriteString("currency_symbol"u8, symbol);
            json.WriteString("currency_symbol_position"u8, IsCurrencySymbolAfter ? "after"u8 : "before"u8);
        }

        WriteDefault(json, DefaultValue, static (json, value) => json.WriteNumberValue(value!.Value));
        WriteBounds(json);
        json.WriteEndObject();
    }

    private void WriteBounds(Utf8JsonWriter json)
    {
        if (Minimum is null && Maximum is null)
            return;

        json.WriteBoolean("enable_check_format"u8, true);
        if (Minimum is { } minimum)
            json.WriteNumber("format_min_value"u8, minimum);

        if (Maximum is { } maximum)
            json.WriteNumber("format_max_value"u8, maximum);
    }
}

/// <summary>How a number is shown.</summary>
public enum NumberColumnFormat
{
    /// <summary>As a number.</summary>
    Number,

    /// <summary>As hundredths, with a percent sign.</summary>
    Percent,

    /// <summary>With a dollar sign.</summary>
    Dollar,

    /// <summary>With a euro sign.</summary>
    Euro,

    /// <summary>With a yuan sign.</summary>
    Yuan,

    /// <summary>With the symbol of another currency.</summary>
    CustomCurrency,
}

/// <summary>What stands between the parts of a number.</summary>
public enum NumberSeparator
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A dot.</summary>
    Dot,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A blank.</summary>
    Space,
}
