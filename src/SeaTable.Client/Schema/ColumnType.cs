namespace SeaTable;

/// <summary>The types a column can have, in SeaTable's own words.</summary>
public enum ColumnType
{
    /// <summary>A type this version of the library does not know.</summary>
    Unknown,

    /// <summary><c>text</c></summary>
    Text,

    /// <summary><c>long-text</c></summary>
    LongText,

    /// <summary><c>number</c></summary>
    Number,

    /// <summary><c>checkbox</c></summary>
    Checkbox,

    /// <summary><c>date</c></summary>
    Date,

    /// <summary><c>duration</c></summary>
    Duration,

    /// <summary><c>single-select</c></summary>
    SingleSelect,

    /// <summary><c>multiple-select</c></summary>
    MultipleSelect,

    /// <summary><c>image</c></summary>
    Image,

    /// <summary><c>file</c></summary>
    File,

    /// <summary><c>collaborator</c></summary>
    Collaborator,

    /// <summary><c>link</c></summary>
    Link,

    /// <summary><c>link-formula</c></summary>
    LinkFormula,

    /// <summary><c>formula</c></summary>
    Formula,

    /// <summary><c>creator</c></summary>
    Creator,

    /// <summary><c>ctime</c>: when the row was created</summary>
    CreatedTime,

    /// <summary><c>last-modifier</c></summary>
    LastModifier,

    /// <summary><c>mtime</c>: when the row was last modified</summary>
    LastModifiedTime,

    /// <summary><c>geolocation</c></summary>
    Geolocation,

    /// <summary><c>auto-number</c></summary>
    AutoNumber,

    /// <summary><c>url</c></summary>
    Url,

    /// <summary><c>email</c></summary>
    Email,

    /// <summary><c>button</c></summary>
    Button,

    /// <summary><c>rate</c></summary>
    Rating,

    /// <summary><c>digital-sign</c></summary>
    DigitalSignature,

    /// <summary><c>department-single-select</c></summary>
    Department,
}
