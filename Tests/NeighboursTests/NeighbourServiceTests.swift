import Foundation
import Neighbours
import Testing

/// What each service is asked, and what is read from its answer.
struct NeighbourServiceTests {
    @Test func aRoleIsReadWithItsTrust() async throws {
        let policy =
            #"{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}"#
        let encoded = try #require(policy.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let body = """
            <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role>
            <Arn>arn:aws:iam::111111111111:role/path/r</Arn>
            <AssumeRolePolicyDocument>\(encoded)</AssumeRolePolicyDocument>
            </Role></GetRoleResult></GetRoleResponse>
            """
        try await withNeighbours([.init(body: body)]) { client, server in
            let role = try await IAMNeighbour(client: client, account: "111111111111").role(named: "r")
            #expect(role.arn == "arn:aws:iam::111111111111:role/path/r")
            #expect(role.trust?.trusts(service: "lambda.amazonaws.com") == true)
            #expect(try #require(server.requests.first).hasSuffix("Action=GetRole&Version=2010-05-08&RoleName=r"))
        }
    }

    @Test func networksAreReadByTheIdsOfSubnetsAndGroups() async throws {
        let subnets = """
            <DescribeSubnetsResponse><subnetSet>
            <item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId></item>
            <item><subnetId>subnet-2</subnetId><vpcId>vpc-2</vpcId></item>
            </subnetSet></DescribeSubnetsResponse>
            """
        let groups = """
            <DescribeSecurityGroupsResponse><securityGroupInfo>
            <item><groupId>sg-1</groupId><vpcId>vpc-1</vpcId></item>
            </securityGroupInfo></DescribeSecurityGroupsResponse>
            """
        try await withNeighbours([.init(body: subnets), .init(body: groups)]) { client, server in
            let network = EC2Neighbour(client: client, region: "us-east-1", account: "111111111111")
            let ofSubnets = try await network.networks(ofSubnets: ["subnet-1", "subnet-2"])
            #expect(ofSubnets == ["subnet-1": "vpc-1", "subnet-2": "vpc-2"])
            let ofGroups = try await network.networks(ofSecurityGroups: ["sg-1"])
            #expect(ofGroups == ["sg-1": "vpc-1"])
            #expect(server.requests[0].hasSuffix("&SubnetId.1=subnet-1&SubnetId.2=subnet-2"))
            #expect(server.requests[1].hasSuffix("&GroupId.1=sg-1"))
        }
    }

    @Test func theErrorOfEC2IsFoundInItsOwnForm() async throws {
        let body = """
            <Response><Errors><Error><Code>InvalidSubnetID.NotFound</Code>
            <Message>The subnet ID 'subnet-9' does not exist</Message></Error></Errors><RequestID>1</RequestID></Response>
            """
        try await withNeighbours([.init(status: 400, body: body)]) { client, _ in
            let network = EC2Neighbour(client: client, region: "us-east-1", account: "111111111111")
            let error = await #expect(throws: NeighbourError.self) {
                try await network.networks(ofSubnets: ["subnet-9"])
            }
            #expect(error?.serviceCode == "InvalidSubnetID.NotFound")
            #expect(error?.message == "The subnet ID 'subnet-9' does not exist")
        }
    }

    @Test func aKeyIsAskedForInItsOwnRegionAndAccount() async throws {
        let arn = "arn:aws:kms:eu-west-1:222222222222:key/k"
        try await withNeighbours([.init(body: #"{"KeyMetadata":{"KeyState":"Disabled"}}"#)]) { client, server in
            let state = try await KMSNeighbour(client: client).state(ofKey: arn)
            #expect(state == "Disabled")
            let request = try #require(server.requests.first)
            #expect(request.contains("X-Amz-Target: TrentService.DescribeKey\r\n"))
            #expect(request.contains("Credential=222222222222/20231114/eu-west-1/kms/"))
        }
    }

    @Test func aTopicIsLookedUp() async throws {
        let arn = "arn:aws:sns:eu-west-1:222222222222:t"
        let missing =
            "<ErrorResponse><Error><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>"
        try await withNeighbours([.init(body: "<R/>"), .init(status: 404, body: missing)]) { client, server in
            let topic = try #require(ResourceName(arn))
            let service = SNSNeighbour(client: client, limits: .check)
            try await service.checkTopic(topic, arn: arn)
            #expect(server.requests[0].hasSuffix("&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A222222222222%3At"))
            let error = await #expect(throws: NeighbourError.self) { try await service.checkTopic(topic, arn: arn) }
            #expect(error?.serviceCode == "NotFound")
        }
    }

    @Test func anAccessPointIsThereOrNot() async throws {
        let answers: [StubServer.Answer] = [
            .init(body: #"{"AccessPoints":[{"AccessPointId":"fsap-1"}]}"#),
            .init(
                body: #"""
                    {"AccessPoints":[{"AccessPointId":"fsap-1","FileSystemId":"fs-1","PosixUser":{"Uid":1,"Gid":2},
                     "RootDirectory":{"Path":"/a","CreationInfo":{"OwnerUid":3,"OwnerGid":4,"Permissions":"0755"}}}]}
                    """#
            ),
            .init(body: #"{"AccessPoints":[]}"#),
            .init(status: 404, headers: ["x-amzn-ErrorType: AccessPointNotFound"], body: #"{"Message":"no"}"#),
        ]
        let arn = "arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-1"
        try await withNeighbours(answers) { client, _ in
            let point = try #require(ResourceName(arn))
            let service = EFSNeighbour(client: client)
            var found: [AccessPoint?] = []
            for _ in 0..<4 { found.append(try await service.accessPoint(point)) }
            let whole = AccessPoint(
                fileSystemID: "fs-1",
                user: AccessPoint.Owner(user: 1, group: 2),
                rootPath: "/a",
                creation: AccessPoint.Creation(owner: AccessPoint.Owner(user: 3, group: 4), permissions: 0o755)
            )
            #expect(found == [AccessPoint(fileSystemID: nil), whole, nil, nil])
        }
    }
}

struct TrustPolicyTests {
    @Test(arguments: [
        (
            #"{"Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]},"Action":["sts:TagSession","sts:AssumeRole"]}]}"#,
            true
        ),
        (#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*"}}"#, true),
        (
            #"{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
            false
        ),
        (#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"#, false),
        (
            #"{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:TagSession"}]}"#,
            false
        ),
        (
            #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"},{"Effect":"Deny","Principal":{"Service":"lambda.amazonaws.com"},"Action":"*"}]}"#,
            false
        ),
        (#"{"Statement":[]}"#, false),
    ])
    func aServiceIsTrustedOrNot(policy: String, isTrusted: Bool) throws {
        let trust = try #require(TrustPolicy(json: Data(policy.utf8)))
        #expect(trust.trusts(service: "lambda.amazonaws.com") == isTrusted)
    }

    @Test(arguments: ["", "{}", "[]", "text"])
    func whatIsNotAPolicyIsNone(policy: String) {
        #expect(TrustPolicy(json: Data(policy.utf8)) == nil)
    }
}
