import LambdaAPI
import Storage

extension RecordChange {
    static func put(_ record: LayerRecord, of key: LayerKey, expecting: Expectation) throws(APIError) -> RecordChange {
        try put(RecordNames.layer(key), record, packages: [], expecting: expecting)
    }

    static func put(_ record: LayerVersionRecord, of layer: LayerKey) throws(APIError) -> RecordChange {
        try put(
            RecordNames.layerVersion(record.number, of: layer),
            record,
            packages: [record.digest],
            weight: RecordWeight(code: record.codeSize, account: layer.account, region: layer.region),
            expecting: .absent
        )
    }
}
