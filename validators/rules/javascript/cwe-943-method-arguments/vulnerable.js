import { Meteor } from "meteor/meteor";

import { Users, Rooms } from "../models";

Meteor.methods({
  passwordPolicy(params) {
    const user = Users.findOne({ "services.reset.token": params.token }); // finding: query-from-argument
    if (!user) throw new Meteor.Error("invalid user");
    return user.policy;
  },

  leave(roomId) {
    Rooms.updateOne({ _id: roomId }, { $inc: { left: 1 } }); // finding: query-from-argument
  },

  async find({ token }) {
    return Rooms.findOne({ token }); // finding: query-from-argument
  },
});
