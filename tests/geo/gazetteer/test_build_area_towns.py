"""The towns that areas are made of, as they are packed."""

from geo.gazetteer.build_area_towns import _features


def test_feature_codes_are_read_from_protocol_buffers() -> None:
    message = bytes([1 << 3, 84, (7 << 3) | 2, 4]) + b"PPLA" + bytes([9 << 3, 0x80, 0x01])
    assert list(_features(bytes([len(message)]) + message)) == [(42, "PPLA")]
